/// What a survey found in `state.json`. Not the library's own result type, whose demand on the error is looked up among
/// all conformances of the program: a shim reads one state and would pay that at its start.
package enum SurveyedState: Sendable {
    case read(RunState)
    case unreadable(JournalError)

    package func get() throws(JournalError) -> RunState {
        switch self {
        case .read(let state): state
        case .unreadable(let error): throw error
        }
    }
}
