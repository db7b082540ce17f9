/// One thing that is known, under a word for what it is.
package struct ExplanationNote: Hashable, Sendable {
    package var label: String
    package var text: String

    package init(_ label: String, _ text: String) {
        self.label = label
        self.text = text
    }
}
