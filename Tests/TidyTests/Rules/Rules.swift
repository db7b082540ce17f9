/// All rules, in the order in which a reader of the style guide meets them.
enum Rules {
    static let all: [any Rule] = [
        FileLength(),
        FunctionLength(),
        LineLength(),
        ImportEdges(),
        Floors(),
        CLibraries(),
        OutsideModules(),
        BannedWords(),
        Synonyms(),
        DeliberateIgnoring(),
        ForcedTry(),
        ForcedCast(),
        ForceUnwrap(),
        FatalErrors(),
        UnstructuredTasks(),
        UncheckedClaims(),
        PublicAccess(),
        OneType(),
        EntryPoints(),
        PureMachines(),
        Printing(),
        FoundationNames(),
        DocComments(),
    ]
}
