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
    /// Whether it leads to anything as things are: what does not is left out of the bar, and told of in the help.
    package let isUseful: @Sendable (Screen) -> Bool
    package let press: Press

    package init(
        _ keys: [Key],
        _ label: String,
        _ summary: String,
        isAct: Bool = false,
        isHidden: Bool = false,
        when isUseful: @escaping @Sendable (Screen) -> Bool = { _ in true },
        press: @escaping Press
    ) {
        self.keys = keys
        self.label = label
        self.summary = summary
        self.isAct = isAct
        self.isHidden = isHidden
        self.isUseful = isUseful
        self.press = press
    }
}
