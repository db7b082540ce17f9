/// A task has a parent that waits for it. One that has none says why.
struct UnstructuredTasks: SwiftRule {
    let name = "unstructured-task"
    let advice = "Use a task group, or write `// Unstructured: why` on the line or above it."
    let samples: [Sample] = [
        """
        Task { run() } ◀
        Task(priority: .low) { run() } ◀
        Task.detached { run() } ◀
        let task = Task<Void, Never> { run() } ◀
        // Unstructured: the signal outlives the scope that sees it,
        // and nobody waits for it.
        Task { run() }
        Task.detached { run() }  // Unstructured: as above.

        struct Task { let title: Title }
        extension Task {}
        func next() -> Task { queue.next() }
        var current: Task { next() }
        let one = Task(title: title)
        group.addTask { run() }
        """
    ]

    private static let labels: Set<String> = ["priority", "name", "operation", "executorPreference"]
    private static let notExpressions: Set<String> = [
        ".", ":", "->", "struct", "enum", "extension", "actor", "class", "protocol", "any", "some", "is", "as", "==",
    ]

    func findings(in file: SwiftFile) -> [Finding] {
        file.positions(of: "Task").filter { index in
            isStarted(index, in: file) && !file.hasReason("Unstructured: ", at: file.tokens[index].line)
        }.map { file.finding(at: $0, "a task without a parent or a reason") }
    }

    private func isStarted(_ index: Int, in file: SwiftFile) -> Bool {
        let qualifies = file.text(index - 1) == "." && file.text(index - 2) == "_Concurrency"
        if Self.notExpressions.contains(file.text(index - 1)), !qualifies { return false }
        switch file.text(index + 1) {
        case "{": return true
        case "(": return Self.labels.contains(file.text(index + 2))
        case ".": return ["detached", "immediate", "immediateDetached"].contains(file.text(index + 2))
        case "<":
            let end = file.tokens[index...].firstIndex { $0.text == ">" } ?? index
            return file.text(end + 1) == "{" || Self.labels.contains(file.text(end + 2))
        default: return false
        }
    }
}
