import Platform

/// The folder that the agent works in. It writes nowhere else.
struct OwnFolder {
    let path = FilePath.resolved(".")

    /// The path of a file in it. Nothing leads out of it: no name, and no link.
    func file(_ name: String) throws(DemoError) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.hasPrefix("/"), !parts.contains(".."), !name.utf8.contains(0) else { throw .outside(name) }
        let real = FilePath.resolvedAhead("\(path)/\(name)")
        guard real.hasPrefix(path == "/" ? path : "\(path)/") else { throw .outside(name) }
        return real
    }
}
