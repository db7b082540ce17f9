package import Control
package import Platform

/// Where the dashboard has its answers from, and what it starts: all that lies outside of this target comes in here.
package struct TopSources: Sendable {
    package typealias Answered = [(question: TopQuestion, answer: TopAnswer)]

    /// The daemon's socket, and who asks there.
    package var socket: String
    package var client: Hello.Client
    package var uid: UInt32
    /// Answers from files and record, on a thread of its own; what only a daemon knows it answers from the files.
    package var answer: @Sendable ([TopQuestion]) -> Answered
    /// The program whose command lines are run, and for which home.
    package var program: String
    package var environment: Environment

    package init(
        socket: String,
        client: Hello.Client,
        uid: UInt32,
        program: String,
        environment: Environment,
        answer: @escaping @Sendable ([TopQuestion]) -> Answered
    ) {
        self.socket = socket
        self.client = client
        self.uid = uid
        self.program = program
        self.environment = environment
        self.answer = answer
    }
}
