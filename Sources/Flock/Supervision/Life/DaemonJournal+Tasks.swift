import Domain
import JSON

/// How a session begins: with all tasks that are open.
extension DaemonJournal {
    /// Before any other line, so that whoever comes next finds them at the front.
    package func begin(with tasks: OpenTasks) {
        for line in TaskSnapshot.lines(of: tasks) {
            record(line.type, line.message, level: line.level, data: line.data)
        }
    }

    /// What of the tasks could not be read is told, and nothing else is held up by it.
    package func complain(of reading: OpenTasksReading) {
        for damage in reading.damages {
            note("journal_damaged", "\(damage.journal): \(damage.damage)", level: .warn)
        }
        for unreadable in reading.tasks.unreadable {
            note("task_unreadable", "\(unreadable.task) cannot be worked on: \(unreadable.fault)", level: .warn)
        }
    }
}
