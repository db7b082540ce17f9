/// What a key does on a screen. The bar of keys, the help and the handling are all made from these rows, so that they
/// cannot differ.
package struct KeyRow<Screen>: Sendable {
    package typealias Press = @Sendable (inout Screen, TopContext) -> [TopWish]

    package let keys: [Key]
    /// In a word or two, for the bar.
    package let label: String
    /// A sentence, for help.
    package let summary: String
    /// It changes something: not where one may only look.
    package let isAct: Bool
    /// Not in the bar, where room is short.
    package let isHidden: Bool
    package let press: Press

    package init(
        _ keys: [Key],
        _ label: String,
        _ summary: String,
        isAct: Bool = false,
        isHidden: Bool = false,
        press: @escaping Press
    ) {
        self.keys = keys
        self.label = label
        self.summary = summary
        self.isAct = isAct
        self.isHidden = isHidden
        self.press = press
    }
}
