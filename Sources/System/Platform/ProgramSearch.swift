import Glibc

/// Finds a program by its name, as a shell does.
package enum ProgramSearch {
    /// The path of the first that may be run along `PATH`; of a name with a slash in it, the name itself. Nil where
    /// there is none. An entry of `PATH` that is not absolute is passed over: it would mean another program in every
    /// folder.
    package static func find(_ name: String, in environment: Environment) -> String? {
        if name.utf8.contains(UInt8(ascii: "/")) { return isProgram(name) ? name : nil }
        guard !name.isEmpty else { return nil }
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first(where: isProgram)
    }

    private static func isProgram(_ path: String) -> Bool {
        var found = stat()
        return stat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
