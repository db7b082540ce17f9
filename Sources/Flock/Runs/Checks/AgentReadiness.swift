import Agents

/// What is found out of an agent before a run of it.
package struct AgentReadiness: Hashable, Sendable {
    package enum Login: Hashable, Sendable {
        /// It speaks to nobody, or nobody asked.
        case notNeeded
        case loggedIn
        case loggedOut
        /// Nothing says that it is logged in, and it may be.
        case unsure
    }

    /// The path of its program.
    package let program: String
    /// What it says of its version, on one line as it wrote it: to be made safe before it is shown.
    package let version: String?
    package let login: Login
    /// What a person does to log in.
    package let loginHint: String

    /// Why a run must wait, if it must.
    package func refusal(of name: String) -> RunsError? {
        login == .loggedOut ? .agentLoggedOut(name, hint: loginHint) : nil
    }
}
