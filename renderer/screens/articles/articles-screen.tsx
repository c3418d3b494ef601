/** The articles that Sosight checks; `article` is the id of the one that is open, null for the list alone. */
export function ArticlesScreen({ article }: { readonly article: string | null }) {
  return <section className="so-card" data-testid="articles-screen" data-article={article} />;
}
