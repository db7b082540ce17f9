/// How to start a program. Nothing passes to it but what stands here.
package struct SpawnRequest: Sendable {
    package enum Stream: Hashable, Sendable {
        /// /dev/null
        case null
        /// A descriptor of ours, which must stay open until the child is started.
        case descriptor(Int32)
    }

    /// A path; no search.
    package var program: String
    /// Without the name of the program, which is its path.
    package var arguments: [String]
    /// `NAME=value`; ours is not inherited.
    package var environment: [String]
    /// Ours if nil.
    package var workingFolder: String?
    package var input = Stream.null
    package var output = Stream.null
    package var error = Stream.null
    /// Descriptors of ours that the child gets as 3, 4, 5 …
    package var inherited: [Int32] = []
    /// In a session of its own a child is beyond the reach of our terminal, and its group can be signalled as one.
    package var isSessionLeader = false
    /// For tests: as on a system that refuses close_range.
    package var withoutCloseRange = false

    package init(_ program: String, _ arguments: [String] = [], environment: [String] = []) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }
}
