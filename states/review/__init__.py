"""What people hand in: read by the law, kept apart from the record, published by somebody else."""
