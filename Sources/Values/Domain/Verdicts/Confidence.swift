/// How sure a verdict is: `certain` where a recorded fact says it, `likely` where facts fit one cause best, `guess`
/// where they fit several.
package enum Confidence: String, TermWord, CaseIterable {
    case certain
    case likely
    case guess
}
