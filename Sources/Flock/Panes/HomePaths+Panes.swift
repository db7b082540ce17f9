package import Journal

extension HomePaths {
    /// What hooks tell while no daemon hears it; the next one takes it into its journal.
    package var spool: String { "\(root)/spool" }
    /// What is known of the panes, for who comes next: journals have the same and more.
    package var paneRecords: String { "\(root)/panes.json" }
}
