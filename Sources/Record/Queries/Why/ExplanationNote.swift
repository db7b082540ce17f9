package import Domain

/// One thing that is known, under a word for what it is.
package struct ExplanationNote: Hashable, Sendable {
    package var label: String
    package var text: String
    /// Those that stand in the text, as they stand in the files: people are told them as they want them.
    package var times: [WallTime]

    package init(_ label: String, _ text: String, times: [WallTime] = []) {
        self.label = label
        self.text = text
        self.times = times
    }
}
