/// How paths are put together: no doubled slashes, the root stays the root.
enum PathRules {
    static func trimmingTrailingSlashes(_ path: String) -> String {
        guard path.utf8.last == UInt8(ascii: "/") else { return path.isEmpty ? "/" : path }
        var kept = path.utf8[...]
        while kept.last == UInt8(ascii: "/") { kept.removeLast() }
        return kept.isEmpty ? "/" : String(Substring(kept))
    }

    static func join(_ base: String, _ segment: String) -> String {
        let base = trimmingTrailingSlashes(base)
        return base == "/" ? "/\(segment)" : "\(base)/\(segment)"
    }

    /// The path itself when it is absolute, else what it names below the base.
    static func resolve(_ path: String, below base: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? trimmingTrailingSlashes(path) : join(base, trimmingTrailingSlashes(path))
    }
}
