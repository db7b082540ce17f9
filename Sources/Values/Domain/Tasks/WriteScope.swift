/// The parts of a repository that a task writes to. Two tasks whose scopes overlap are never worked on at once.
///
/// A path stands for itself and all below it. One with a wildcard stands for the folder in front of it: rather too much
/// is kept from others than too little.
package struct WriteScope: Hashable, Sendable, CustomStringConvertible {
    /// Sorted, and none within another; none at all: the whole repository.
    package let paths: [String]

    package init(_ paths: [String]) {
        let folders = paths.map(Self.folder)
        guard !folders.contains("") else {
            self.paths = []
            return
        }
        self.paths = Set(folders).sorted().reduce(into: []) { kept, path in
            if !kept.contains(where: { Self.holds($0, path) }) { kept.append(path) }
        }
    }

    package var isWhole: Bool { paths.isEmpty }

    package var description: String { isWhole ? "all of it" : paths.joined(separator: ", ") }

    package func overlaps(_ other: WriteScope) -> Bool {
        if isWhole || other.isWhole { return true }
        return paths.contains { own in other.paths.contains { Self.holds(own, $0) || Self.holds($0, own) } }
    }

    /// Whether the path leads nowhere outside of a repository.
    package static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("~") && !path.utf8.contains(0)
            && !path.split(separator: "/").contains("..")
    }

    private static func folder(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return parts.prefix { part in !part.contains { "*?[{".contains($0) } }.joined(separator: "/")
    }

    private static func holds(_ folder: String, _ path: String) -> Bool {
        path == folder || path.hasPrefix(folder + "/")
    }
}
