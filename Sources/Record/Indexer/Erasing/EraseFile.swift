import Journal
import Platform

/// A file of the home in which something is to be erased.
package struct EraseFile: Hashable, Sendable {
    package enum Treatment: String, Hashable, Sendable {
        /// The bytes are written over.
        case bytes
        /// The same, and the sums of its lines are made again.
        case lines
        /// It is packed again without them.
        case packed
        /// All of it goes: a copy of a database, which cannot be told from what is in it.
        case removed
        /// It is not ours to change.
        case left
    }

    /// Whose it is: a directory that has a record of what was erased in it.
    package enum Owner: Hashable, Sendable {
        case run(String)
        case session(String)
        case imported(String)
        case nobody

        var directory: String? {
            switch self {
            case .run(let directory), .session(let directory), .imported(let directory): directory
            case .nobody: nil
            }
        }
    }

    package let path: String
    package let owner: Owner
    package let treatment: Treatment
    /// Of a packed file, in what it unpacks to.
    package let ranges: [Range<Int64>]

    package var byteCount: Int64 { ranges.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }

    /// Within the directory of its owner.
    var name: String {
        guard let directory = owner.directory, path.hasPrefix(directory + "/") else { return FilePath.name(of: path) }
        return String(path.dropFirst(directory.count + 1))
    }
}
