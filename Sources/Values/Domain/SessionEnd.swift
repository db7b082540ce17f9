/// Why a session ended. `lost` is written by the next daemon, for a session that could not say it itself.
package enum SessionEnd: String, TermWord, CaseIterable {
    case normal
    case signal
    case error
    case lost
}
