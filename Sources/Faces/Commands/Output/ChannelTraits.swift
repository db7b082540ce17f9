package import Platform

/// What stands behind standard output or standard error.
package struct ChannelTraits: Hashable, Sendable {
    package static let columnsDefault = 80
    /// Longer lines of running text are hard to read, however wide the terminal is.
    private static let proseColumnsMax = 100

    package let isTerminal: Bool
    package let isColored: Bool
    /// The width of the terminal; a table is never cut where there is none.
    package let columns: Int
    /// The height of the terminal; 0 where it has none, or none is known.
    package let rows: Int

    package init(isTerminal: Bool, isColored: Bool, columns: Int = columnsDefault, rows: Int = 0) {
        self.isTerminal = isTerminal
        self.isColored = isColored
        self.columns = columns
        self.rows = rows
    }

    /// Neither a terminal nor coloured: a file or a pipe.
    package static let plain = ChannelTraits(isTerminal: false, isColored: false)

    /// The width at which running text is wrapped.
    package var proseColumns: Int { isTerminal ? min(columns, Self.proseColumnsMax) : Self.columnsDefault }

    /// The same channel with its colour decided, by what was asked for, the environment and the terminal, in this
    /// order (no-color.org, bixense.com/clicolors).
    package func colored(_ choice: ColorChoice, _ environment: Environment) -> ChannelTraits {
        ChannelTraits(
            isTerminal: isTerminal,
            isColored: isColor(choice, environment),
            columns: columns,
            rows: rows
        )
    }

    private func isColor(_ choice: ColorChoice, _ environment: Environment) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return false }
            for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
                if let force = environment[name], !force.isEmpty, force != "0" { return true }
            }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}
