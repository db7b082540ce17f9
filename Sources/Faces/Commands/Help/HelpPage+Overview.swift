extension HelpPage {
    /// `roost help`: every listed command under the heading of its section, and the topics.
    package init(of table: CommandTable, for traits: ChannelTraits) {
        self.init(for: traits)
        paragraph("roost runs a flock of coding agents and keeps the record of everything they do.")
        for section in CommandSection.allCases {
            let commands = table.listed.filter { $0.section == section }
            guard !commands.isEmpty else { continue }
            heading(section.rawValue)
            list(commands.map { ($0.name, $0.summary) })
        }
        heading("Topics")
        list(table.topics.map { ("roost help \($0.name)", $0.summary) })
        paragraph("More about a command: roost help COMMAND, or COMMAND --help.")
    }

    package init(_ topic: HelpTopic, for traits: ChannelTraits) {
        self.init(for: traits)
        paragraph("\(topic.name) - \(topic.summary)")
        topic.addBody(&self)
    }
}
