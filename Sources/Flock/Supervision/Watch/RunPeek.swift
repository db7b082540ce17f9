import Domain
package import Journal
package import Platform
import Runs

/// What the files of a run tell of it at one moment, as far as they can be read.
package struct RunPeek: Hashable, Sendable {
    package var beat: Beat?
    package var lastChunk: IndexRecord?
    /// Whether its agent has ended.
    package var hasExited = false

    package init(beat: Beat? = nil, lastChunk: IndexRecord? = nil, hasExited: Bool = false) {
        self.beat = beat
        self.lastChunk = lastChunk
        self.hasExited = hasExited
    }

    package static func at(_ paths: RunPaths, on disk: any Disk) -> RunPeek {
        var peek = RunPeek()
        let why: StaticString = "what cannot be read now is looked at again in a moment"
        peek.beat = Beat.read(paths, on: disk)
        peek.lastChunk =
            Deliberate.ignore(because: why) { () throws(JournalError) in
                try StreamIndex(path: paths.streamIndex, on: disk).lastChunk()
            } ?? nil
        peek.hasExited =
            Deliberate.ignore(because: why) { () throws(PlatformError) in
                try disk.exists(paths.exit)
            } ?? false
        return peek
    }
}
