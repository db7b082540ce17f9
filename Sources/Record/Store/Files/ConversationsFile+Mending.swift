extension ConversationsFile {
    /// Opens them for writing; what is damaged is set aside, and others are made. `begin` is what is first done with
    /// them.
    package func open(
        beside index: Connection,
        mending: Mending,
        begin: (Connection) throws(StoreError) -> Void = { _ in }
    ) throws(StoreError) -> (connection: Connection, report: Mending.Report?) {
        try mending.open(path) { () throws(StoreError) in
            let connection = try open(beside: index, at: mending.now)
            try begin(connection)
            return connection
        } forget: { () throws(StoreError) in
            try index.write { () throws(StoreError) in try index.remove(.conversations) }
        }
    }
}
