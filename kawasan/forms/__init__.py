"""What people type about places. Forms parse; they never save."""
