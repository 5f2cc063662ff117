"""A history through two houses: whose answers change."""
