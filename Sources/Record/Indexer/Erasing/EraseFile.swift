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
        /// It is written over in the name of an archived file, or in what a link leads to.
        case name
        case target
        /// It is a database of a pruned month, which is made anew of its own rows: with texts written over, or without
        /// those of the run that is erased.
        case texts
        case rows
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
    /// Of a packed file, in what it unpacks to; of a database, in its texts, one after the other.
    package let ranges: [Range<Int64>]
    /// Its path as it can be told: the archived ones may have it in themselves.
    package let shownPath: String

    init(path: String, owner: Owner, treatment: Treatment, ranges: [Range<Int64>], shownAs shown: String? = nil) {
        self.path = path
        self.owner = owner
        self.treatment = treatment
        self.ranges = ranges
        shownPath = shown ?? path
    }

    package var byteCount: Int64 { ranges.reduce(0) { $0 + $1.upperBound - $1.lowerBound } }

    /// Within the directory of its owner.
    var name: String {
        guard let directory = owner.directory, shownPath.hasPrefix(directory + "/") else {
            return FilePath.name(of: shownPath)
        }
        return String(shownPath.dropFirst(directory.count + 1))
    }
}
