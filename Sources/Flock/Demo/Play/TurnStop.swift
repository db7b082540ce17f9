/// Why a turn ends before its last step.
enum TurnStop: Error {
    /// Somebody asked for it; another message may follow.
    case interrupted
    /// With a result that says what went wrong.
    case failed(String)
    /// The program ends at once, without a result.
    case exit(Int32)
}
