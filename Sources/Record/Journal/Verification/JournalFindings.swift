import Domain

/// What the extent of a journal comes to as findings.
enum JournalFindings {
    static func findings(of journal: JournalExtent, file: String) -> [Finding] {
        var findings: [Finding] = []
        for tear in journal.closedTears {
            findings.append(
                Finding(.note, file, "a torn record was closed", offset: tear.offset, length: tear.length)
            )
        }
        for damage in journal.damages { findings.append(finding(damage, file)) }
        for sequence in journal.outOfOrder {
            findings.append(Finding(.damaged, file, "the sequence does not rise", sequence: sequence))
        }
        switch journal.rest {
        case .nothing, .damaged: break
        case .wholeLine(let event, _, _):
            findings.append(Finding(.torn, file, "the last line lacks its newline", sequence: event.sequence))
        case .torn(let tail):
            findings.append(
                Finding(.torn, file, "the last record was not ended", offset: tail.offset, length: tail.length)
            )
        }
        return findings
    }

    private static func finding(_ damage: Damage, _ file: String) -> Finding {
        switch damage.kind {
        case .edited:
            Finding(
                .edited,
                file,
                "from here on the sums do not fit: this line or one in front was changed",
                offset: damage.offset,
                length: damage.length,
                sequence: damage.sequence
            )
        case .unreadable:
            Finding(
                .damaged,
                file,
                "these bytes are no line of ours",
                offset: damage.offset,
                length: damage.length,
                sequence: damage.sequence
            )
        }
    }
}
