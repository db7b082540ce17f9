/// A text that a person is asked for, and what becomes of it.
package struct TextQuestion: Sendable {
    package let title: String
    /// What stands under the field: what it is for, and an example.
    package let hint: String
    package let initial: String
    /// Nothing where the text is no answer.
    package let wishes: @Sendable (String) -> [TopWish]

    package init(
        _ title: String,
        hint: String = "",
        initial: String = "",
        _ wishes: @escaping @Sendable (String) -> [TopWish]
    ) {
        self.title = title
        self.hint = hint
        self.initial = initial
        self.wishes = wishes
    }
}
