import Domain

extension MonthFile {
    /// Makes it readable through a connection to the index, under a name.
    package func attach(to index: Connection, as name: String) throws(StoreError) {
        precondition(index.purpose == .read, "An archive is attached for reading only")
        let file = try DatabaseFile.prepare(path, for: .read, on: disk)
        try index.run("ATTACH ? AS \(name)", file)
        do throws(StoreError) {
            try ArchiveSchema.current.check(name, of: index, at: file, uuid: nil)
        } catch {
            Deliberate.ignore(because: "what was wrong with the file is the failure to report") {
                () throws(StoreError) in try index.run("DETACH \(name)")
            }
            throw error
        }
    }
}
