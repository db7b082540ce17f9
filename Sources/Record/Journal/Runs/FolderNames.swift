import Platform

/// The names in a folder that need not be there.
enum FolderNames {
    static func list(_ folder: String, on disk: any Disk) throws(JournalError) -> [String] {
        do {
            return try disk.list(folder)
        } catch {
            guard error.errno == .notFound || error.errno == .notFolder else { throw .disk(error) }
            return []
        }
    }
}
