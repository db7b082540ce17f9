/// One screen: what it shows of what it was told, and what its keys mean. It is a value, does nothing itself, and knows
/// of no other but those that it opens.
package protocol TopScreen: Sendable {
    /// How it stands in the way back: `Fleet › gh-450`.
    var title: String { get }

    /// The one of the six that it belongs to.
    var tab: TopTab { get }

    /// What it has to be told to be whole, and as long as it is shown.
    var questions: [TopQuestion] { get }

    static var keys: [KeyRow<Self>] { get }

    /// What the bar and the help tell, and what a key leads to: where a part of a screen has keys of its own, it is
    /// asked first.
    func hints(_ context: TopContext) -> [KeyHint]
    mutating func press(_ key: Key, _ context: TopContext) -> [TopWish]?

    /// What stands beside its title, such as a filter.
    var note: String { get }

    /// The tabs of its own, and which is open.
    var parts: (titles: [String], open: Int)? { get }

    mutating func take(_ answer: TopAnswer, to question: TopQuestion)

    /// What moves in lists, and text that is typed. Answers whether it was taken.
    mutating func press(other key: Key, _ context: TopContext) -> Bool

    mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish]

    /// Remembers what the last frame showed, such as how far a list was scrolled.
    mutating func saw(_ area: CellArea, _ context: TopContext)

    mutating func open(part: Int)

    /// Whether the keys are letters of a text now.
    var isTyping: Bool { get }

    func draw(on buffer: inout CellBuffer, in area: CellArea, _ context: TopContext)
}

extension TopScreen {
    package var note: String { "" }
    package var parts: (titles: [String], open: Int)? { nil }
    package var isTyping: Bool { false }

    package mutating func take(_ answer: TopAnswer, to question: TopQuestion) {}
    package mutating func press(other key: Key, _ context: TopContext) -> Bool { false }
    package mutating func click(_ act: MouseAct, in area: CellArea, _ context: TopContext) -> [TopWish] { [] }
    package mutating func saw(_ area: CellArea, _ context: TopContext) {}
    package mutating func open(part: Int) {}

    package func hints(_ context: TopContext) -> [KeyHint] { ownHints(context) }

    package mutating func press(_ key: Key, _ context: TopContext) -> [TopWish]? { pressOwn(key, context) }

    /// Without the acts where one may only look.
    func ownHints(_ context: TopContext) -> [KeyHint] {
        Self.keys.map { KeyHint($0, on: self) }.filter { !($0.isAct && context.isReadOnly) }
    }

    /// What a key leads to; nil where it has no meaning here.
    mutating func pressOwn(_ key: Key, _ context: TopContext) -> [TopWish]? {
        if isTyping { return press(other: key, context) ? [] : nil }
        for row in Self.keys where row.keys.contains(key) {
            guard !row.isAct || !context.isReadOnly else { return [.tell("this view only looks (--read-only)")] }
            return row.press(&self, context)
        }
        return press(other: key, context) ? [] : nil
    }
}
