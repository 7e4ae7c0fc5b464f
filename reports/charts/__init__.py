"""Where marks and labels of a chart lie: numbers only. Templates hold the markup."""
