/// What the bar and the help say of a key.
package struct KeyHint: Hashable, Sendable {
    package let keys: String
    package let label: String
    package let summary: String
    package let isAct: Bool
    package let isHidden: Bool
    /// What does it when it is said by its label.
    package let key: Key?

    package init(
        _ keys: String,
        _ label: String,
        _ summary: String,
        isAct: Bool = false,
        isHidden: Bool = false,
        key: Key? = nil
    ) {
        self.keys = keys
        self.label = label
        self.summary = summary
        self.isAct = isAct
        self.isHidden = isHidden
        self.key = key
    }

    init<Screen>(_ row: KeyRow<Screen>, on screen: Screen) {
        self.init(
            row.keys.map(\.text).joined(separator: " "),
            row.label,
            row.summary,
            isAct: row.isAct,
            isHidden: row.isHidden || !row.isUseful(screen),
            key: row.keys.first
        )
    }
}
