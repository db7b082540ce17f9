/// What was done with the mouse, and where.
package struct MouseAct: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case press
        case wheelUp
        case wheelDown
    }

    package let kind: Kind
    package let row: Int
    package let column: Int

    package init(_ kind: Kind, row: Int, column: Int) {
        self.kind = kind
        self.row = row
        self.column = column
    }
}
