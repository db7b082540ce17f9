import Domain

/// Why a directive was not done, as a program tells it apart.
package enum DirectiveCode: String, TermWord, CaseIterable {
    /// No directive has this name.
    case unknownDirective = "unknown_directive"
    /// What was given with it is not what it takes.
    case badRequest = "bad_request"
    /// What it names is not there.
    case noTarget = "no_target"
    /// What it names is the beginning of several names.
    case ambiguous
    /// The state of things does not allow it.
    case refused
    /// A budget does not allow it.
    case budget
    /// It comes from within a run.
    case inRun = "in_run"
    /// Whoever asks may not have it done.
    case notPermitted = "not_permitted"
    /// Too much is asked at once.
    case busy
    /// It was taken and not answered in time: it may still be done.
    case timedOut = "timed_out"
    /// It was tried, and failed.
    case failed
}
