"""What people may do to places. Import the modules, not their names."""
