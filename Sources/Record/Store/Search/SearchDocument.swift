package import Domain

/// A row whose text can be found.
package struct SearchDocument: Hashable, Sendable {
    package var at: WallTime
    package var kind: SearchKind
    package var row: Int64

    package init(at: WallTime, kind: SearchKind, row: Int64) {
        self.at = at
        self.kind = kind
        self.row = row
    }
}
