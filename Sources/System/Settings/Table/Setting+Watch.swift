package import Domain

/// When a worker is taken to be quiet or to have stalled, and what is done about it.
extension Setting {
    package static let startWithin = SettingKey(
        "watch.start_within",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(60),
        by: .user,
        "Within what time an agent has said its first word; after that it has stalled"
    )

    package static let quietAfter = SettingKey(
        "watch.quiet_after",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(60),
        by: .user,
        "After how much silence a worker is quiet, where nothing explains it"
    )

    package static let stallAfter = SettingKey(
        "watch.stall_after",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(300),
        by: .user,
        "After how much silence it has stalled"
    )

    package static let toolAfter = SettingKey(
        "watch.tool_after",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(1_800),
        by: .user,
        "How long a tool may take without a word and without computing"
    )

    package static let lingerAfter = SettingKey(
        "watch.linger_after",
        .duration(Duration.seconds(1)...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(30),
        by: .user,
        "Within what time an agent ends that has said that it is done"
    )

    package static let policyPatience = SettingKey(
        "policy.patience",
        .duration(.zero...Duration.seconds(86_400), step: .milliseconds(1)),
        standard: .seconds(300),
        by: .user,
        "How long a verdict holds before more is done about it than to notify"
    )

    /// What is done about a verdict, for each that something can be done about.
    package static let policies: [(kind: VerdictKind, key: SettingKey<[PolicyAct]>)] =
        VerdictKind.allCases.filter { $0.need != .nothing }.map { kind in
            let standard: [PolicyAct] = kind.need <= .look ? [.notify] : []
            let name = kind.rawValue.split(separator: "_").joined(separator: " ")
            return (
                kind,
                SettingKey(
                    "policy.\(kind.rawValue)",
                    .acts,
                    standard: standard,
                    by: .user,
                    "What is done about a worker that is \(name): notify, checkpoint, stop, retry, or nothing"
                )
            )
        }

    static let ofWatch: [SettingRow] =
        [startWithin.row, quietAfter.row, stallAfter.row, toolAfter.row, lingerAfter.row, policyPatience.row]
        + policies.map(\.key.row)
}
