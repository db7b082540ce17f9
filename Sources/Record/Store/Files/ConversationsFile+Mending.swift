extension ConversationsFile {
    /// Opens them for writing; what is damaged is set aside, and others are made.
    package func open(
        beside index: Connection,
        mending: Mending
    ) throws(StoreError) -> (connection: Connection, report: Mending.Report?) {
        try mending.open(path) { () throws(StoreError) in
            try open(beside: index, at: mending.now)
        } forget: { () throws(StoreError) in
            try index.write { () throws(StoreError) in try index.remove(.conversations) }
        }
    }
}
