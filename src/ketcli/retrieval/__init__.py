"""Complaints become hits."""
