package import Platform

/// A transcript that is there to be imported.
package struct FoundTranscript: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case file(TranscriptFormat)
        /// A database of opencode, which holds many sessions.
        case openCodeDatabase
        /// A folder of opencode's older JSON files, which holds many sessions too.
        case openCodeStorage
    }

    package let path: String
    package let place: Place
    package let status: FileStatus

    package init(path: String, place: Place, status: FileStatus) {
        self.path = path
        self.place = place
        self.status = status
    }

    package var agent: TranscriptAgent {
        switch place {
        case .file(let format): format.agent
        case .openCodeDatabase, .openCodeStorage: .opencode
        }
    }
}
