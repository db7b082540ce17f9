import Glibc

/// Reading a path as text, and what it leads to.
package enum FilePath {
    /// Where a path that a person gave leads, links followed; the path itself where it leads nowhere.
    package static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// The absolute path of what may not be there yet: as much of it as is there has its links followed.
    package static func resolvedAhead(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let above = folder(of: path)
        guard above != path, !path.isEmpty else { return path }
        let real = resolvedAhead(above)
        return real.hasSuffix("/") ? real + name(of: path) : "\(real)/\(name(of: path))"
    }

    /// The folder that a path is in: `.` for a bare name, `/` for what lies in the root.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.utf8.index(after: slash)...])
    }
}
