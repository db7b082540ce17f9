package import Platform

/// What a search came upon, in a stable order.
package struct TranscriptSearch: Hashable, Sendable {
    /// A file that is no transcript as far as we can tell, or not one of those that were asked for.
    package struct Unrecognized: Hashable, Sendable {
        package let path: String
        /// What it is, where it is known and was not asked for.
        package let format: TranscriptFormat?
        package let isEmpty: Bool
    }

    /// A file or folder that could not be looked into. The search has passed it over.
    package struct Unreadable: Hashable, Sendable {
        package let path: String
        package let cause: PlatformError
    }

    package internal(set) var found: [FoundTranscript] = []
    package internal(set) var unrecognized: [Unrecognized] = []
    package internal(set) var unreadable: [Unreadable] = []

    package init() {}

    package var bytes: Int64 { found.reduce(0) { $0 + $1.status.bytes } }
}
