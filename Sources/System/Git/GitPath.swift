/// A path below the root of a worktree, in the bytes that it has on the disk: those of a name need not be UTF-8.
package struct GitPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    package init(_ text: String) { bytes = Array(text.utf8) }

    /// The path as text; nil where it is none.
    package var text: String? { String(validating: bytes, as: UTF8.self) }

    /// For people: what is not UTF-8 is replaced.
    package var description: String { String(decoding: bytes, as: UTF8.self) }

    /// How git names a folder.
    package var isFolder: Bool { bytes.last == UInt8(ascii: "/") }

    package static func < (left: GitPath, right: GitPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}
