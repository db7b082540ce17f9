import Domain
import JSON
package import Journal

extension SessionWriter {
    /// A decision about a task.
    package mutating func decide(_ message: String, about task: String = "gh-450") throws {
        try record(.decision, message, data: ["context_type": "task", "context_id": .string(task)])
    }
}
