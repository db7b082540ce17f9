/// How much is told of what was slow.
package enum SpeedLimits {
    package static let slowestCount = 10
    static let inputCharactersMax = 200
    /// What a decision takes at most that is not slow.
    static let decisionMilliseconds = 1_000.0
    /// A call and its result are rows of one run, whose numbers lie this close together, and those of two runs do not.
    static let runRowsMax: Int64 = 1 << 32
}
