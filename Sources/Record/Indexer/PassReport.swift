package import Store

/// What came of looking through a home once.
package struct PassReport: Sendable {
    /// A directory that could not be read.
    package struct Trouble: Sendable, Equatable {
        package let directory: String
        package let error: IndexerError
    }

    /// How many directories were read: those that are not rows for good.
    package var readCount = 0
    package var troubles: [Trouble] = []
    /// Whether the index knows all that there is.
    package var isComplete = false
    /// Whether all was read, and only the search does not have all rows yet.
    package var onlySearchLacks = false
    package var missingConversations: StoreError?
    /// What a person should know of the databases themselves, such as that one was damaged and is made anew,
    /// or cannot be made smaller.
    package var notices: [String] = []

    package init() {}
}
