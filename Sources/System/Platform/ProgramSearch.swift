import Glibc

/// Finds a program by its name, as a shell does.
package enum ProgramSearch {
    /// What stands at a path.
    package enum Finding: Hashable, Sendable {
        case program
        case missing
        case folder
        case notExecutable
    }

    /// Where programs are looked for when no `PATH` says it.
    package static let standardPath = "/usr/local/bin:/usr/bin:/bin"

    /// The path of the first that may be run along `PATH`; of a name with a slash in it, the name itself. Nil where
    /// there is none.
    package static func find(_ name: String, in environment: Environment) -> String? {
        if name.utf8.contains(UInt8(ascii: "/")) { return look(at: name) == .program ? name : nil }
        guard !name.isEmpty else { return nil }
        return folders(along: environment["PATH"]).map { "\($0)/\(name)" }.first { look(at: $0) == .program }
    }

    /// The folders that are searched. An entry that is not absolute is passed over: it would mean another program in
    /// every folder.
    package static func folders(along path: String?) -> [String] {
        (path ?? standardPath).split(separator: ":").filter { $0.hasPrefix("/") }.map(String.init)
    }

    package static func look(at path: String) -> Finding {
        var found = stat()
        guard stat(path, &found) == 0 else { return errno == EACCES ? .notExecutable : .missing }
        if found.st_mode & S_IFMT == S_IFDIR { return .folder }
        return found.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0 ? .program : .notExecutable
    }
}
