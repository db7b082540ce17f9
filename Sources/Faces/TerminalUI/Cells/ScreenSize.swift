/// How large a screen is, in rows and columns of cells.
package struct ScreenSize: Hashable, Sendable {
    /// Below it nothing would be whole.
    package static let least = ScreenSize(rows: 15, columns: 60)
    /// What a terminal may claim; more is not drawn.
    package static let most = ScreenSize(rows: 500, columns: 1_000)

    package let rows: Int
    package let columns: Int

    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    package var isEnough: Bool { rows >= Self.least.rows && columns >= Self.least.columns }

    /// The part of it that is drawn.
    package var bounded: ScreenSize {
        ScreenSize(
            rows: min(max(1, rows), Self.most.rows),
            columns: min(max(1, columns), Self.most.columns)
        )
    }
}
