/// Makes steps of entries, and one of what repeats itself.
struct ExplanationSteps {
    private(set) var steps: [ExplanationStep] = []

    init(_ entries: [TimelineEntry]) {
        for entry in entries {
            if let last = steps.indices.last, steps[last].isRepeated(by: entry) {
                steps[last].count += 1
                steps[last].lastAt = entry.at
            } else {
                steps.append(ExplanationStep(entry))
            }
        }
    }
}
