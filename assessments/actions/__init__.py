"""What people do with assessments; the only place where their status changes."""
