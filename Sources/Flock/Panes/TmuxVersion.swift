/// Whether this tmux has options of panes, by what `tmux -V` says.
package enum TmuxVersion {
    private static let leastMajor = 3

    /// Those that are built from a branch have no number (`master`), or one of what they will be (`next-3.5`).
    package static func isFit(_ said: String) -> Bool {
        let number = said.drop { !$0.isNumber }.prefix { $0.isNumber }
        guard let major = Int(number), !said.contains("openbsd") else { return true }
        return major >= leastMajor
    }
}
